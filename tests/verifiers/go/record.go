package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"

	"golang.org/x/mod/sumdb/tlog"
)

var partName = matching(`^[A-Za-z][A-Za-z0-9._:-]*$`, 64)

func isString(value interface{}) error {
	if _, ok := value.(string); !ok {
		return errors.New("not a string")
	}
	return nil
}

func isPart(value interface{}) error {
	o, _ := value.(object)
	if _, removed := o["removed"]; removed {
		return members(value, schema{must: map[string]check{"name": partName, "commit": isHash,
			"removed": isIndex}})
	}
	return members(value, schema{must: map[string]check{"name": partName, "salt": isHash,
		"text": isString}})
}

func isParts(value interface{}) error {
	array, ok := value.([]interface{})
	if !ok {
		return errors.New("not an array")
	}
	names := map[interface{}]bool{}
	for _, part := range array {
		if err := isPart(part); err != nil {
			return err
		}
		name := part.(object)["name"]
		if names[name] {
			return errors.New("a part twice")
		}
		names[name] = true
	}
	return nil
}

func isTexts(value interface{}) error {
	array, ok := value.([]interface{})
	if !ok {
		return errors.New("not an array")
	}
	for _, t := range array {
		if err := members(t, schema{must: map[string]check{"lang": isLang, "parts": isParts}}); err != nil {
			return err
		}
	}
	return nil
}

func parseRecord(octets []byte) (entry, error) {
	o, err := parseCanonical(octets, maxBundle)
	if err != nil {
		return entry{}, err
	}
	return entry{o}, members(o, schema{
		must: map[string]check{"type": oneOf("glasnik/record/v1")},
		may:  map[string]check{"texts": isTexts, "data": isParts, "notes": isParts}})
}

func commitment(part entry) tlog.Hash {
	var hash tlog.Hash
	if part.has("removed") {
		octets, _ := fromBase64(part.text("commit"))
		copy(hash[:], octets)
		return hash
	}
	salt, _ := fromBase64(part.text("salt"))
	name, content := part.text("name"), part.text("text")
	var message bytes.Buffer
	message.WriteString("glasnik/part/v1\n")
	message.Write(salt)
	binary.Write(&message, binary.BigEndian, uint32(len(name)))
	message.WriteString(name)
	binary.Write(&message, binary.BigEndian, uint64(len(content)))
	message.WriteString(content)
	return sha256.Sum256(message.Bytes())
}

// checkSet compares a set of the entry with its parts in the record.
func checkSet(what string, stated entry, parts []interface{}) error {
	// tlog numbers the stored hashes of a tree itself; keep them all.
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var read []tlog.Hash
		for _, index := range indexes {
			read = append(read, stored[index])
		}
		return read, nil
	})
	for i, part := range parts {
		commit := commitment(entry{part.(object)})
		hashes, err := tlog.StoredHashes(int64(i), commit[:], reader)
		if err != nil {
			return err
		}
		stored = append(stored, hashes...)
	}
	root, err := tlog.TreeHash(int64(len(parts)), reader)
	if err != nil {
		return err
	}
	if stated.number("n") != int64(len(parts)) || stated.text("root") != root.String() {
		return errors.New(what + " is not what was logged")
	}
	return nil
}

func checkRecord(e, record entry) error {
	stated, given := e.list("texts"), record.list("texts")
	if len(stated) != len(given) {
		return errors.New("languages differ")
	}
	for i := range stated {
		t, g := entry{stated[i].(object)}, entry{given[i].(object)}
		if t.text("lang") != g.text("lang") {
			return errors.New("languages differ")
		}
		if err := checkSet("text:"+t.text("lang"), t, g.list("parts")); err != nil {
			return err
		}
	}
	if e.has("data") != record.has("data") {
		return errors.New("data in entry or record only")
	}
	if e.has("data") {
		if err := checkSet("data", entry{e.object["data"].(object)}, record.list("data")); err != nil {
			return err
		}
	}
	return checkNotes(e.list("notes"), record.list("notes"))
}

func checkNotes(stated, given []interface{}) error {
	if len(stated) != len(given) {
		return errors.New("notes differ")
	}
	for i := range stated {
		s, g := entry{stated[i].(object)}, entry{given[i].(object)}
		if g.text("name") != "note:"+s.text("lang") || commitment(g).String() != s.text("commit") {
			return errors.New("notes differ")
		}
	}
	return nil
}

// leftOut counts the parts that the record leaves out. That law removed them nothing here can show,
// only that the entry which is said to have done it comes after this one and is in the tree.
func leftOut(record entry, index, size int64) (int, error) {
	sets := [][]interface{}{record.list("data"), record.list("notes")}
	for _, t := range record.list("texts") {
		sets = append(sets, entry{t.(object)}.list("parts"))
	}
	count := 0
	for _, parts := range sets {
		for _, p := range parts {
			part := entry{p.(object)}
			if !part.has("removed") {
				continue
			}
			if by := part.number("removed"); by <= index || by >= size {
				return 0, errors.New(part.text("name") + ": no such removal")
			}
			count++
		}
	}
	return count, nil
}
