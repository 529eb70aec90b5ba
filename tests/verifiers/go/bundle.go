package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const maxBundle = 64 << 20

type file struct {
	name    string
	content []byte
}

// pack writes numbers little-endian in two or four octets, and strings as they are.
func pack(fields ...interface{}) []byte {
	var out bytes.Buffer
	for _, field := range fields {
		switch v := field.(type) {
		case string:
			out.WriteString(v)
		case []byte:
			out.Write(v)
		default:
			binary.Write(&out, binary.LittleEndian, v)
		}
	}
	return out.Bytes()
}

func makeZip(files []file) []byte {
	var zip, central bytes.Buffer
	for _, f := range files {
		size := uint32(len(f.content))
		shared := pack(uint16(10), uint16(0), uint16(0), uint16(0), uint16(0x21),
			crc32.ChecksumIEEE(f.content), size, size, uint16(len(f.name)), uint16(0))
		central.Write(pack("PK\x01\x02", uint16(10), shared, uint16(0), uint16(0), uint16(0), uint32(0),
			uint32(zip.Len()), f.name))
		zip.Write(pack("PK\x03\x04", shared, f.name, f.content))
	}
	count := uint16(len(files))
	end := pack("PK\x05\x06", uint16(0), uint16(0), count, count, uint32(central.Len()),
		uint32(zip.Len()), uint16(0))
	zip.Write(central.Bytes())
	zip.Write(end)
	return zip.Bytes()
}

// readZip takes names and contents, makes the ZIP again and compares.
func readZip(zip []byte) ([]file, error) {
	if len(zip) > maxBundle {
		return nil, errors.New("bundle too large")
	}
	var files []file
	for rest := zip; len(rest) >= 30 && string(rest[:4]) == "PK\x03\x04"; {
		size := int(binary.LittleEndian.Uint32(rest[18:]))
		from := 30 + int(binary.LittleEndian.Uint16(rest[26:]))
		if len(rest) < from || len(rest)-from < size {
			return nil, errors.New("ZIP breaks off")
		}
		files = append(files, file{string(rest[30:from]), rest[from : from+size]})
		rest = rest[from+size:]
	}
	var names []string
	for _, f := range files {
		names = append(names, f.name)
	}
	if strings.Join(names, " ") != "entry.json record.json proof.tlog-proof policy.txt" {
		return nil, errors.New("not the four files of a bundle")
	}
	if !bytes.Equal(makeZip(files), zip) {
		return nil, errors.New("not the octets that these files make")
	}
	return files, nil
}

type proof struct {
	index      int64
	hashes     tlog.RecordProof
	checkpoint []byte
}

func parseProof(octets []byte) (proof, error) {
	var p proof
	head, checkpoint, found := strings.Cut(string(octets), "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 2 || len(lines) > 65 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return p, errors.New("not a proof")
	}
	index := strings.TrimPrefix(lines[1], "index ")
	if index == lines[1] || !integerPattern.MatchString(index) {
		return p, errors.New("no index")
	}
	var err error
	if p.index, err = strconv.ParseInt(index, 10, 64); err != nil {
		return p, err
	}
	for _, line := range lines[2:] {
		octets, err := fromBase64(line)
		if err != nil || len(octets) != tlog.HashSize {
			return p, errors.New("not a hash in a proof")
		}
		var hash tlog.Hash
		copy(hash[:], octets)
		p.hashes = append(p.hashes, hash)
	}
	p.checkpoint = []byte(checkpoint)
	return p, nil
}

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
		if err := members(t, schema{must: map[string]check{"lang": text(35), "parts": isParts}}); err != nil {
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

func verifyBundle(path, vkey string) (string, error) {
	zip, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	files, err := readZip(zip)
	if err != nil {
		return "", err
	}
	e, err := parseEntry(files[0].content)
	if err != nil {
		return "", err
	}
	record, err := parseRecord(files[1].content)
	if err != nil {
		return "", err
	}
	p, err := parseProof(files[2].content)
	if err != nil {
		return "", err
	}
	verifier, err := newVerifier(vkey)
	if err != nil {
		return "", err
	}
	c, err := openCheckpoint(p.checkpoint, verifier)
	if err != nil {
		return "", err
	}
	if e.text("origin") != c.origin {
		return "", errors.New("an entry of another log")
	}
	leaf := tlog.RecordHash(files[0].content)
	if err := tlog.CheckRecord(p.hashes, c.tree.N, c.tree.Hash, p.index, leaf); err != nil {
		return "", err
	}
	if err := checkRecord(e, record); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s, entry %d of %d of %s", e.text("kind"), p.index, c.tree.N, c.origin), nil
}
