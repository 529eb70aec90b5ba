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

type monitor struct {
	log       string
	index     int64
	policies  int64
	approvals int64
	issued    string
	documents map[int64]document
	keys      *keyHistory
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
	if m.approvals > 0 && !e.has("forced") {
		return errors.New("neither approved nor forced")
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
	m.documents[e.number("doc")] = document{e.number("seq"), index, leaf, edition, standing}
	return nil
}
