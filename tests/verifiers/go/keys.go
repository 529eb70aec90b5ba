package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// The y of the points of low order, little-endian; the sign bit does not matter.
var lowOrder = []string{strings.Repeat("00", 32), "01" + strings.Repeat("00", 31),
	"ec" + strings.Repeat("ff", 30) + "7f",
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"}

func usableKey(key []byte) bool {
	y := append([]byte{}, key...)
	y[31] &= 0x7f
	for _, low := range lowOrder {
		if hex.EncodeToString(y) == low {
			return false
		}
	}
	return y[31] != 0x7f || y[0] < 0xed || bytes.Count(y[1:31], []byte{0xff}) != 30
}

func octetsOf(value string, length int) ([]byte, error) {
	octets, err := fromBase64(value)
	if err != nil || len(octets) != length {
		return nil, fmt.Errorf("not base64 of %d octets", length)
	}
	return octets, nil
}

func isRoot(value interface{}) error {
	s, _ := value.(string)
	key, err := octetsOf(s, ed25519.PublicKeySize)
	if err == nil && !usableKey(key) {
		err = errors.New("not a usable root")
	}
	return err
}

func isAnyBase64(value interface{}) error {
	s, _ := value.(string)
	if octets, err := fromBase64(s); err != nil || len(octets) == 0 {
		return errors.New("not base64")
	}
	return nil
}

func isBase64(length int) check {
	return func(value interface{}) error {
		s, _ := value.(string)
		_, err := octetsOf(s, length)
		return err
	}
}

func printable(most int) check { return matching(`^[!-~]+$`, most) }

// isOrigins judges an array of web origins, strictly ascending.
func isOrigins(value interface{}) error {
	before := ""
	origins, ok := value.([]interface{})
	if !ok {
		return errors.New("not an array")
	}
	for _, o := range origins {
		origin, _ := o.(string)
		if err := printable(200)(o); err != nil || origin <= before {
			return errors.New("not ascending origins")
		}
		before = origin
	}
	return nil
}

// isKey judges the key of a key entry: all of one that is added, the id of one that ends.
func isKey(e entry) error {
	o, _ := e.object["key"].(object)
	key := entry{o}
	log, added := key.text("use") == "log", e.text("op") == "add"
	must := map[string]check{"use": oneOf("log", "approval"), "id": text(65535)}
	if added && log {
		must["alg"], must["pub"] = oneOf("ed25519"), isBase64(ed25519.PublicKeySize)
	} else if added {
		must["alg"], must["pub"] = oneOf("es256"), isBase64(65)
		must["holder"], must["rp"] = printable(64), printable(253)
		must["origins"] = isOrigins
	}
	if err := members(e.object["key"], schema{must: must}); err != nil {
		return err
	}
	pub, _ := fromBase64(key.text("pub"))
	if !log {
		id, err := fromBase64(key.text("id"))
		if err != nil || len(id) == 0 || len(id) > 1023 || (added && pub[0] != 4) {
			return errors.New("not a credential's id, or not an uncompressed point")
		}
		return nil
	}
	named := verifier{e.text("origin"), typeLog, pub}
	if id := key.text("id"); len(id) != 8 || strings.Trim(id, "0123456789abcdef") != "" {
		return errors.New("not a key's id")
	}
	if added && (!usableKey(pub) || fmt.Sprintf("%08x", named.KeyHash()) != key.text("id")) {
		return errors.New("the id is not the key's")
	}
	return nil
}

// canonicalWithout gives the octets of the entry without these members.
func canonicalWithout(e entry, names ...string) ([]byte, error) {
	rest := object{}
	for name, value := range e.object {
		rest[name] = value
	}
	for _, name := range names {
		delete(rest, name)
	}
	var octets bytes.Buffer
	err := write(&octets, rest, 1)
	return octets.Bytes(), err
}

func signedByRoot(e entry, root string) bool {
	octets, err := canonicalWithout(e, "by")
	if err != nil {
		return false
	}
	key, err := octetsOf(root, ed25519.PublicKeySize)
	by, err2 := octetsOf(e.text("by"), ed25519.SignatureSize)
	return err == nil && err2 == nil && ed25519.Verify(key, append([]byte("glasnik/key/v1\n"), octets...), by)
}

// life is when a key was live: for trees of more than from entries and, if it ended, of no more
// than until.
type life struct {
	use, id, pub string
	added        entry // the key as its entry has it
	from, until  int64
}

type keyHistory struct {
	origin, root string
	lives        []*life
}

const never = 1<<63 - 1

func newKeyHistory(genesis entry) (*keyHistory, error) {
	first, err := newVerifier(genesis.text("log"))
	id := fmt.Sprintf("%08x", first.KeyHash())
	lives := []*life{{"log", id, string(first.key), entry{}, 0, never}}
	return &keyHistory{genesis.text("origin"), genesis.text("root"), lives}, err
}

func (h *keyHistory) logKeys(size int64) (keys []verifier) {
	for _, l := range h.lives {
		if l.use == "log" && l.from < size && l.until >= size {
			keys = append(keys, verifier{h.origin, typeLog, []byte(l.pub)})
		}
	}
	return keys
}

func (h *keyHistory) apply(e entry, index int64) error {
	if h.root == "" || !signedByRoot(e, h.root) {
		return errors.New("not signed by the log's root")
	}
	key := entry{e.object["key"].(object)}
	pub, _ := fromBase64(key.text("pub"))
	for _, l := range h.lives {
		if l.use != key.text("use") || (l.id != key.text("id") && l.pub != string(pub)) {
			continue
		}
		if e.text("op") == "add" {
			return errors.New("a key that was added before")
		}
		if l.until != never {
			continue
		}
		if l.use == "log" && len(h.logKeys(index)) == 1 {
			return errors.New("ends the log's only key")
		}
		l.until = index
		return nil
	}
	if e.text("op") != "add" {
		return errors.New("ends a key that is not live")
	}
	h.lives = append(h.lives, &life{key.text("use"), key.text("id"), string(pub), key, index, never})
	return nil
}

// link is a line of keys.jsonl.
type link struct {
	octets     []byte
	entry      entry
	index      int64
	checkpoint []byte
}

func parseLink(line string) (link, error) {
	o, err := parseCanonical([]byte(line), 1<<20)
	if err != nil {
		return link{}, err
	}
	text, _ := o["proof"].(string)
	inner, _ := o["entry"].(object)
	if len(o) != 2 || inner == nil {
		return link{}, errors.New("not a line of keys")
	}
	var octets bytes.Buffer
	if err := write(&octets, inner, 1); err != nil {
		return link{}, err
	}
	e, err := parseEntry(octets.Bytes())
	if err != nil {
		return link{}, err
	}
	p, err := parseProof([]byte(text))
	if err != nil {
		return link{}, err
	}
	body, err := readBody(p.checkpoint)
	if err != nil || body.origin != e.text("origin") {
		return link{}, errors.New("keys of two logs, or no checkpoint")
	}
	leaf := tlog.RecordHash(octets.Bytes())
	return link{octets.Bytes(), e, p.index, p.checkpoint}, tlog.CheckRecord(p.hashes, body.tree.N, body.tree.Hash, p.index, leaf)
}

func parseChain(octets []byte) ([]link, error) {
	lines := strings.Split(string(octets), "\n")
	count := len(lines) - 1
	if len(octets) > 1<<20 || lines[count] != "" || count < 2 || count > 64 {
		return nil, errors.New("not 2 to 64 whole lines of keys")
	}
	var links []link
	last := int64(0)
	for i, line := range lines[:count] {
		l, err := parseLink(line)
		if err != nil {
			return nil, err
		}
		links = append(links, l)
		if i == 0 {
			if l.entry.text("kind") != "genesis" || l.index != 0 || !l.entry.has("root") {
				return nil, errors.New("no genesis with a root")
			}
			continue
		}
		key, _ := l.entry.object["key"].(object)
		switch {
		case l.entry.text("kind") == "genesis":
			if !bytes.Equal(l.octets, links[0].octets) {
				return nil, errors.New("two geneses")
			}
			if i == count-1 {
				return nil, errors.New("the last line adds no key")
			}
			continue
		case l.entry.text("origin") != links[0].entry.text("origin") || l.index <= last:
			return nil, errors.New("lines of two logs, or out of order")
		case l.entry.text("kind") != "key" || l.entry.text("op") != "add" || key["use"] != "log":
			return nil, errors.New("no log key is added")
		case !signedByRoot(l.entry, links[0].entry.text("root")):
			return nil, errors.New("a key without the root")
		}
		last = l.index
	}
	return links, nil
}

// trust is what a reader has: a log's key, or its root.
type trust struct {
	log  []verifier
	root string
}

func parseTrust(s string) (trust, error) {
	if len(s) == 44 && isRoot(s) == nil {
		return trust{root: s}, nil
	}
	v, err := newVerifier(s)
	if err == nil && v.kind != typeLog {
		err = errors.New("not a log's key")
	}
	return trust{log: []verifier{v}}, err
}

// with adds a key that is not there yet: note.Open refuses to know one twice.
func with(keys []verifier, key verifier) []verifier {
	for _, k := range keys {
		if k.name == key.name && bytes.Equal(k.key, key.key) {
			return keys
		}
	}
	return append(keys, key)
}

// keysFor gives the keys that may have signed a checkpoint of the origin over size entries.
func keysFor(chain []byte, t trust, origin string, size int64) ([]verifier, error) {
	known := t.log
	if chain == nil {
		return known, nil
	}
	links, err := parseChain(chain)
	if err != nil {
		return nil, err
	}
	genesis := links[0].entry
	if genesis.text("origin") != origin || (t.root != "" && genesis.text("root") != t.root) {
		return nil, errors.New("keys of another log or root")
	}
	rooted := false
	for _, l := range links {
		signers, err := signersOf(l.checkpoint, known)
		if err != nil {
			return nil, err
		}
		vouched := signers > 0 || t.root != ""
		if l.entry.text("kind") == "genesis" {
			rooted = rooted || vouched
			continue
		}
		if rooted && vouched && l.index < size {
			pub, _ := fromBase64(entry{l.entry.object["key"].(object)}.text("pub"))
			known = with(known, verifier{origin, typeLog, pub})
		}
	}
	return known, nil
}
