package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Types of keys: a log signs the text, a witness a time and the text.
const typeLog, typeWitness = 1, 4

// verifier is a note.Verifier of either type; note.NewVerifier knows type 01 only.
type verifier struct {
	name string
	kind byte
	key  ed25519.PublicKey
}

func (v verifier) Name() string { return v.name }
func (v verifier) KeyHash() uint32 {
	sum := sha256.Sum256([]byte(v.name + "\n" + string([]byte{v.kind}) + string(v.key)))
	return binary.BigEndian.Uint32(sum[:])
}
func (v verifier) Verify(text, signature []byte) bool {
	if v.kind == typeLog {
		return ed25519.Verify(v.key, text, signature)
	}
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(signature)
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, text)
	return ed25519.Verify(v.key, []byte(message), signature[8:])
}

func newVerifier(vkey string) (verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) < 3 {
		return verifier{}, errors.New("not a vkey")
	}
	material, err := fromBase64(parts[2])
	if err != nil || len(material) != 1+ed25519.PublicKeySize {
		return verifier{}, errors.New("not the base64 of a key")
	}
	v := verifier{parts[0], material[0], material[1:]}
	id, err := hex.DecodeString(parts[1])
	if err != nil || len(id) != 4 || binary.BigEndian.Uint32(id) != v.KeyHash() {
		return v, errors.New("the vkey's id is not that of name and key")
	}
	if v.kind != typeLog && v.kind != typeWitness {
		return v, errors.New("a vkey of unknown type")
	}
	if !usableKey(v.key) {
		return v, errors.New("a key of low order, or not canonical")
	}
	return v, nil
}

type checkpoint struct {
	origin  string
	tree    tlog.Tree
	signers map[string]bool // by vkey name and key
}

func (c checkpoint) signedBy(v verifier) bool { return c.signers[v.name+"+"+string(v.key)] }

// strictSignatures refuses what note.Open forgives: other spellings of base64.
func strictSignatures(octets []byte) error {
	text := string(octets)
	for _, line := range strings.Split(text[strings.LastIndex(text, "\n\n")+1:], "\n") {
		fields := strings.Split(line, " ")
		if _, err := fromBase64(fields[len(fields)-1]); err != nil {
			return err
		}
	}
	return nil
}

// openCheckpoint verifies the note by those of the keys that signed it and reads its three lines.
func openCheckpoint(octets []byte, keys []verifier) (checkpoint, error) {
	if len(octets) > 65536 || bytes.Count(octets, []byte("\n— ")) > 64 {
		return checkpoint{}, errors.New("note too large")
	}
	if err := strictSignatures(octets); err != nil {
		return checkpoint{}, err
	}
	var known []note.Verifier
	for _, key := range keys {
		known = append(known, key)
	}
	opened, err := note.Open(octets, note.VerifierList(known...))
	if err != nil {
		return checkpoint{}, err
	}
	c, err := parseBody(opened.Text)
	c.signers = map[string]bool{}
	for _, signature := range opened.Sigs {
		for _, key := range keys {
			if signature.Name == key.name && signature.Hash == key.KeyHash() {
				c.signers[key.name+"+"+string(key.key)] = true
			}
		}
	}
	return c, err
}

func parseBody(text string) (checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[3] != "" || !integerPattern.MatchString(lines[1]) {
		return checkpoint{}, errors.New("a checkpoint has three lines")
	}
	root, err := fromBase64(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return checkpoint{}, errors.New("not a root hash")
	}
	c := checkpoint{origin: lines[0]}
	copy(c.tree.Hash[:], root)
	_, err = fmt.Sscanf(lines[1], "%d", &c.tree.N)
	return c, err
}

// readBody reads what a checkpoint says, whoever signed it.
func readBody(octets []byte) (checkpoint, error) {
	if err := strictSignatures(octets); err != nil {
		return checkpoint{}, err
	}
	_, err := note.Open(octets, note.VerifierList())
	unverified, ok := err.(*note.UnverifiedNoteError)
	if !ok {
		return checkpoint{}, errors.New("not a note")
	}
	return parseBody(unverified.Note.Text)
}

// signersOf counts those of the keys that signed; one signature that does not hold is an error.
func signersOf(octets []byte, keys []verifier) (int, error) {
	c, err := openCheckpoint(octets, keys)
	if _, unverified := err.(*note.UnverifiedNoteError); unverified {
		return 0, nil
	}
	return len(c.signers), err
}

func parseWitnesses(vkeys []string) (witnesses []verifier, err error) {
	for _, vkey := range vkeys {
		v, err := newVerifier(vkey)
		if err != nil || v.kind != typeWitness {
			return nil, errors.New("not a witness's key")
		}
		witnesses = append(witnesses, v)
	}
	return witnesses, nil
}

// openTrusted opens a checkpoint signed by one of the log's keys and seen by each of these witnesses.
func openTrusted(octets []byte, logs, witnesses []verifier) (checkpoint, error) {
	c, err := openCheckpoint(octets, append(append([]verifier{}, logs...), witnesses...))
	if err != nil {
		return c, err
	}
	signed := false
	for _, log := range logs {
		signed = signed || (log.name == c.origin && c.signedBy(log))
	}
	if !signed {
		return c, errors.New("not signed by " + c.origin)
	}
	for _, witness := range witnesses {
		if !c.signedBy(witness) {
			return c, errors.New("not seen by " + witness.name)
		}
	}
	return c, nil
}
