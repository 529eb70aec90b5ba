package main

import (
	"errors"

	"golang.org/x/mod/sumdb/tlog"
)

// document is what a monitor remembers of one.
type document struct {
	seq, index        int64
	leaf              tlog.Hash
	edition, standing string
}

// removable is what a removal may name: an entry's document, and the parts of its sets.
type removable struct {
	document int64
	sizes    map[string]int64
}

type removedPart struct {
	index int64
	set   string
	i     int64
}

type monitor struct {
	acts      []removable
	removed   map[removedPart]bool
	log       string
	index     int64
	policies  int64
	approvals int64 // that the newest policy asks for
	issued    string
	documents map[int64]document
	keys      *keyHistory

	approvedBefore map[challenge]bool
}

// next is the table of standings.
var next = map[string]map[string]string{
	"": {"release": "current"},
	"current": {"add_variant": "current", "add_media": "current", "typography": "current",
		"update": "current", "correct": "current", "withdraw": "withdrawn", "retract": "retracted",
		"merge": "merged", "remove_legal": "current"},
	"withdrawn": {"unwithdraw": "current", "retract": "retracted", "merge": "merged",
		"remove_legal": "withdrawn"},
	"retracted": {"remove_legal": "retracted"},
	"merged":    {"remove_legal": "merged"},
}

func (m *monitor) read(g *growing, octets []byte) error {
	index := m.index
	m.index++
	e, err := parseEntry(octets)
	if err != nil {
		return err
	}
	leaf := tlog.RecordHash(octets)
	g.size++
	if err := g.push(0, leaf); err != nil {
		return err
	}
	switch {
	case e.text("origin") != m.log:
		return errors.New("an entry of another log")
	case (e.text("kind") == "genesis") != (index == 0):
		return errors.New("genesis is entry 0 only")
	case e.text("issued") < m.issued:
		return errors.New("issued before the entry before it")
	case e.text("kind") == "policy" && e.number("number") != m.policies+1:
		return errors.New("policy number")
	}
	m.issued = e.text("issued")
	m.acts = append(m.acts, removable{e.number("doc"), sizesOf(e)})
	if index == 0 {
		if m.keys, err = newKeyHistory(e); err != nil {
			return err
		}
	}
	if e.text("kind") == "key" {
		return m.keys.apply(e, index)
	}
	if e.text("kind") == "policy" {
		m.policies++
		m.approvals = e.number("approvals")
	}
	if !e.has("doc") {
		return nil
	}
	if err := m.approved(e, index); err != nil {
		return err
	}
	return m.act(e, index, leaf)
}

func (m *monitor) act(e entry, index int64, leaf tlog.Hash) error {
	before := m.documents[e.number("doc")]
	if before.seq == 0 {
		before.edition = "0.0"
	}
	if e.number("seq") != before.seq+1 {
		return errors.New("seq")
	}
	if before.seq > 0 {
		prev := entry{e.object["prev"].(object)}
		if prev.number("index") != before.index || prev.text("leaf") != before.leaf.String() {
			return errors.New("prev")
		}
	}
	edition := editionAfter(before.edition, e.text("kind"))
	if e.text("edition") != edition {
		return errors.New("edition")
	}
	standing, allowed := next[before.standing][e.text("kind")]
	if !allowed {
		return errors.New(e.text("kind") + " of a document that is " + before.standing)
	}
	if e.text("kind") == "remove_legal" && !e.has("parts") {
		standing = "removed"
	}
	target := m.documents[e.number("into")]
	if e.has("into") && (e.number("into") == e.number("doc") || target.standing != "current") {
		return errors.New("merged into what")
	}
	for _, part := range e.list("parts") {
		if err := m.remove(e.number("doc"), index, entry{part.(object)}); err != nil {
			return err
		}
	}
	m.documents[e.number("doc")] = document{e.number("seq"), index, leaf, edition, standing}
	return nil
}

func sizesOf(e entry) map[string]int64 {
	sizes := map[string]int64{"notes": int64(len(e.list("notes")))}
	for _, text := range e.list("texts") {
		sizes[entry{text.(object)}.text("lang")] = entry{text.(object)}.number("n")
	}
	if data, ok := e.object["data"].(object); ok {
		sizes["data"] = entry{data}.number("n")
	}
	return sizes
}

// remove takes a part that an act of that document removes.
func (m *monitor) remove(document, index int64, part entry) error {
	named := removedPart{part.number("index"), part.text("set"), part.number("i")}
	if named.index >= index || m.acts[named.index].document != document {
		return errors.New("a removal of what is not there")
	}
	if named.i >= m.acts[named.index].sizes[named.set] {
		return errors.New("a removal of what is not there")
	}
	if m.removed == nil {
		m.removed = map[removedPart]bool{}
	}
	if m.removed[named] {
		return errors.New("a removal of what was removed")
	}
	m.removed[named] = true
	return nil
}
