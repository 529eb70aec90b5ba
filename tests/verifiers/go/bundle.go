package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"regexp"
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

var bundleNames = regexp.MustCompile(`^entry\.json (record|part)\.json proof\.tlog-proof policy\.txt (keys\.jsonl )?` +
	`(anchor/rfc3161\.tlog-proof anchor/rfc3161\.tst )?(anchor/cades\.tlog-proof anchor/cades\.p7s )?$`)

// A file of another kind.
var errNoBundle = errors.New("not a .glasnik file")

// readZip takes names and contents, makes the ZIP again and compares.
func readZip(zip []byte) (map[string][]byte, error) {
	if !bytes.Contains(zip, []byte("PK\x03\x04")) {
		return nil, errNoBundle
	}
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
	names, contents := "", map[string][]byte{}
	for _, f := range files {
		names += f.name + " "
		contents[f.name] = f.content
	}
	if !bundleNames.MatchString(names) {
		return nil, errors.New("not the files of a bundle")
	}
	if !bytes.Equal(makeZip(files), zip) {
		return nil, errors.New("not the octets that these files make")
	}
	return contents, nil
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

func verifyBundle(path, trusted string, witnesses []string) (string, error) {
	zip, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	files, err := readZip(zip)
	if err != nil {
		return "", err
	}
	e, err := parseEntry(files["entry.json"])
	if err != nil {
		return "", err
	}
	p, err := parseProof(files["proof.tlog-proof"])
	if err != nil {
		return "", err
	}
	c, err := openBundled(p.checkpoint, files["keys.jsonl"], trusted, witnesses)
	if err != nil {
		return "", err
	}
	if e.text("origin") != c.origin {
		return "", errors.New("an entry of another log")
	}
	leaf := tlog.RecordHash(files["entry.json"])
	if err := tlog.CheckRecord(p.hashes, c.tree.N, c.tree.Hash, p.index, leaf); err != nil {
		return "", err
	}
	for _, kind := range []string{"rfc3161", "cades"} {
		if err := checkAnchored(files["anchor/"+kind+".tlog-proof"], p.index, c.origin, leaf); err != nil {
			return "", err
		}
	}
	missing, err := checkContent(e, files, p.index, c.tree.N)
	if err != nil {
		return "", err
	}
	said := fmt.Sprintf("%s, entry %d of %d of %s", e.text("kind"), p.index, c.tree.N, c.origin)
	if missing > 0 {
		said += fmt.Sprintf(", but for %d parts that were left out", missing)
	}
	return said, nil
}

// checkAnchored finds the entry in the tree that somebody outside has seen. The token itself is
// openssl's to check.
func checkAnchored(octets []byte, index int64, origin string, leaf tlog.Hash) error {
	if octets == nil {
		return nil
	}
	p, err := parseProof(octets)
	if err != nil {
		return err
	}
	c, err := readBody(p.checkpoint)
	if err != nil {
		return err
	}
	if p.index != index || c.origin != origin {
		return errors.New("an anchor of another entry")
	}
	return tlog.CheckRecord(p.hashes, c.tree.N, c.tree.Hash, p.index, leaf)
}

// openBundled opens the bundle's checkpoint, signed by a key that follows from what is trusted.
func openBundled(octets, chain []byte, trusted string, witnesses []string) (checkpoint, error) {
	t, err := parseTrust(trusted)
	if err != nil {
		return checkpoint{}, err
	}
	seen, err := parseWitnesses(witnesses)
	if err != nil {
		return checkpoint{}, err
	}
	body, err := readBody(octets)
	if err != nil {
		return checkpoint{}, err
	}
	keys, err := keysFor(chain, t, body.origin, body.tree.N)
	if err != nil {
		return checkpoint{}, err
	}
	return openTrusted(octets, keys, seen)
}

// checkContent holds the words against the entry, and counts the parts that are left out.
func checkContent(e entry, files map[string][]byte, index, size int64) (int, error) {
	if part, found := files["part.json"]; found {
		quotation, err := parseQuotation(part)
		if err != nil {
			return 0, err
		}
		return 0, checkQuotation(e, quotation)
	}
	record, err := parseRecord(files["record.json"])
	if err != nil {
		return 0, err
	}
	if err := checkRecord(e, record); err != nil {
		return 0, err
	}
	return leftOut(record, index, size)
}
