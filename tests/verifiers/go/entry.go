package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/mod/sumdb/tlog"
)

// A check judges one member's value.
type check func(value interface{}) error

type schema struct{ must, may map[string]check }

// members checks that an object has what it must, and nothing that it may not.
func members(value interface{}, s schema) error {
	o, ok := value.(object)
	if !ok {
		return errors.New("not an object")
	}
	for key, member := range o {
		judge := s.must[key]
		if judge == nil {
			judge = s.may[key]
		}
		if judge == nil {
			return errors.New("unknown member " + key)
		}
		if err := judge(member); err != nil {
			return fmt.Errorf("%s: %v", key, err)
		}
	}
	for key := range s.must {
		if _, ok := o[key]; !ok {
			return errors.New("no member " + key)
		}
	}
	return nil
}

func text(most int) check {
	return func(value interface{}) error {
		if s, ok := value.(string); !ok || s == "" || len(s) > most {
			return errors.New("not a text")
		}
		return nil
	}
}

func matching(pattern string, most int) check {
	compiled := regexp.MustCompile(pattern)
	return func(value interface{}) error {
		if s, ok := value.(string); !ok || len(s) > most || !compiled.MatchString(s) {
			return errors.New("not of its shape")
		}
		return nil
	}
}

func integer(from, to int64) check {
	return func(value interface{}) error {
		n, ok := value.(json.Number)
		if i, err := n.Int64(); !ok || err != nil || i < from || i > to {
			return errors.New("not an integer in range")
		}
		return nil
	}
}

func oneOf(names ...string) check {
	return func(value interface{}) error {
		for _, name := range names {
			if value == name {
				return nil
			}
		}
		return errors.New("not one of the names")
	}
}

func isHash(value interface{}) error {
	s, _ := value.(string)
	if octets, err := fromBase64(s); err != nil || len(octets) != tlog.HashSize {
		return errors.New("not a hash")
	}
	return nil
}

func isTrue(value interface{}) error {
	if value != true {
		return errors.New("not true")
	}
	return nil
}

const timeForm = "2006-01-02T15:04:05Z"

func isTime(value interface{}) error {
	s, _ := value.(string)
	if t, err := time.Parse(timeForm, s); err != nil || t.Format(timeForm) != s {
		return errors.New("not a time")
	}
	return nil
}

func isOrigin(value interface{}) error {
	s, ok := value.(string)
	control := strings.IndexFunc(s, func(r rune) bool { return r < 0x20 || unicode.IsSpace(r) || r == '+' })
	if !ok || s == "" || len(s) > 200 || control >= 0 || strings.Contains(s, "://") {
		return errors.New("not an origin")
	}
	return nil
}

// list judges an array whose items ascend strictly by place.
func list(item check, place func(object) string) check {
	return func(value interface{}) error {
		array, ok := value.([]interface{})
		if !ok {
			return errors.New("not an array")
		}
		for i := range array {
			if err := item(array[i]); err != nil {
				return err
			}
			if i > 0 && place(array[i-1].(object)) >= place(array[i].(object)) {
				return errors.New("array does not ascend")
			}
		}
		return nil
	}
}

func byLang(o object) string { return o["lang"].(string) }

func byPlace(o object) string {
	number := func(key string) string { return fmt.Sprintf("%20s", string(o[key].(json.Number))) }
	return number("index") + fmt.Sprintf("%-36s", o["set"]) + number("i")
}

func of(s schema) check {
	return func(value interface{}) error { return members(value, s) }
}

var (
	isLang     = matching(`^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$`, 35)
	isCount    = integer(1, maxInteger)
	isIndex    = integer(0, maxInteger)
	isDocument = integer(1, 999999999999999)
	isSet      = of(schema{must: map[string]check{"n": isCount, "root": isHash}})
)

func isText(value interface{}) error {
	must := map[string]check{"lang": isLang, "n": isCount, "root": isHash,
		"status": oneOf("original", "translation", "derived")}
	o, _ := value.(object)
	if o["status"] != "original" {
		must["of"] = isLang
	}
	if o["status"] == "derived" {
		must["rule"] = text(64)
	}
	return members(value, schema{must: must})
}

var values = map[string]check{
	"type":       oneOf("glasnik/entry/v1"),
	"kind":       text(64),
	"origin":     isOrigin,
	"issued":     isTime,
	"doc":        isDocument,
	"seq":        isCount,
	"edition":    matching(`^(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})$`, 11),
	"prev":       of(schema{must: map[string]check{"index": isIndex, "leaf": isHash}}),
	"forced":     isTrue,
	"texts":      list(isText, byLang),
	"data":       isSet,
	"release_at": isTime,
	"notes":      list(of(schema{must: map[string]check{"commit": isHash, "lang": isLang}}), byLang),
	"reason":     oneOf("fact", "number", "name", "translation", "law", "error", "other"),
	"name":       text(200),
	"log":        text(65535),
	"root":       isRoot,
	"size":       isCount,
	"what":       oneOf("rfc3161", "cades"),
	"token":      isAnyBase64,
	"op":         oneOf("add", "retire", "revoke"),
	"key":        anything,
	"by":         isBase64(64),
	"number":     isCount,
	"text":       text(65535),
	"approvals":  list(isApproval, byKey),
	"into":       isDocument,
	"basis":      oneOf("gdpr-17", "court", "classified", "copyright", "safety"),
	"order":      isHash,
	"parts": list(of(schema{must: map[string]check{"i": isIndex, "index": isIndex, "set": isLang}}),
		byPlace),
}

// kindOf builds the schema of a kind from the names of its members.
func kindOf(must, may string) schema {
	s := schema{map[string]check{}, map[string]check{}}
	for _, name := range strings.Fields("type kind origin issued " + must) {
		s.must[name] = values[name]
	}
	for _, name := range strings.Fields(may) {
		s.may[name] = values[name]
	}
	return s
}

const act = "doc seq edition "

var kinds = map[string]schema{
	"genesis":      kindOf("name log", "root"),
	"policy":       withOwn(kindOf("number text approvals", ""), "approvals", integer(0, 2)),
	"key":          kindOf("op key by", ""),
	"anchor":       withOwn(kindOf("size root what token", ""), "root", isHash),
	"release":      kindOf(act+"texts", "prev forced approvals data release_at"),
	"add_variant":  kindOf(act+"texts", "prev forced approvals data release_at"),
	"add_media":    kindOf(act+"texts", "prev forced approvals data release_at"),
	"typography":   kindOf(act+"texts", "prev forced approvals data release_at notes"),
	"update":       kindOf(act+"texts notes reason", "prev forced approvals data release_at"),
	"correct":      kindOf(act+"texts notes reason", "prev forced approvals data release_at"),
	"withdraw":     kindOf(act+"notes reason", "prev forced approvals"),
	"unwithdraw":   kindOf(act+"notes reason", "prev forced approvals"),
	"retract":      kindOf(act+"notes reason", "prev forced approvals"),
	"merge":        kindOf(act+"into reason", "prev forced approvals notes"),
	"remove_legal": kindOf(act+"notes reason basis order", "prev forced approvals parts"),
}

// withOwn judges a member as it is in this kind alone: an anchor's root is a tree's, where the genesis
// names a key; a policy's approvals are a number.
func withOwn(s schema, name string, judge check) schema {
	s.must[name] = judge
	return s
}

// entry gives its checked members by type.
type entry struct{ object }

func (e entry) text(key string) string { s, _ := e.object[key].(string); return s }
func (e entry) has(key string) bool    { _, ok := e.object[key]; return ok }
func (e entry) number(key string) int64 {
	n, _ := e.object[key].(json.Number)
	i, _ := n.Int64()
	return i
}
func (e entry) list(key string) []interface{} { l, _ := e.object[key].([]interface{}); return l }

func parseEntry(octets []byte) (entry, error) {
	o, err := parseCanonical(octets, 65535)
	if err != nil {
		return entry{}, err
	}
	e := entry{o}
	kind, known := kinds[e.text("kind")]
	if !known {
		return e, errors.New("unknown kind")
	}
	if err := members(o, kind); err != nil {
		return e, err
	}
	return e, together(e)
}

// anything is judged elsewhere, with what it depends on.
func anything(interface{}) error { return nil }

// together checks what ties members to each other.
func together(e entry) error {
	if e.has("doc") && e.has("prev") != (e.number("seq") > 1) {
		return errors.New("prev is there exactly if seq > 1")
	}
	if e.has("release_at") && e.text("release_at") > e.text("issued") {
		return errors.New("before its release_at")
	}
	if e.has("forced") && e.has("approvals") {
		return errors.New("approvals of a forced act")
	}
	if e.has("log") {
		if v, err := newVerifier(e.text("log")); err != nil || v.kind != typeLog || v.name != e.text("origin") {
			return errors.New("the log's key is of another name or type")
		}
	}
	if e.has("key") {
		return isKey(e)
	}
	return sources(e.list("texts"))
}

func sources(texts []interface{}) error {
	status := map[string]string{}
	original := len(texts) == 0
	for _, t := range texts {
		o := entry{t.(object)}
		status[o.text("lang")] = o.text("status")
		original = original || o.text("status") == "original"
	}
	for _, t := range texts {
		o := entry{t.(object)}
		of, found := status[o.text("of")]
		if o.has("of") && (!found || of == "derived" || o.text("of") == o.text("lang")) {
			return errors.New(o.text("lang") + " has no source")
		}
	}
	if !original {
		return errors.New("no original text")
	}
	return nil
}

func editionAfter(before, kind string) string {
	part := strings.Split(before, ".")
	major, _ := strconv.Atoi(part[0])
	minor, _ := strconv.Atoi(part[1])
	switch kind {
	case "release":
		return "1.0"
	case "update", "correct":
		return fmt.Sprintf("%d.0", major+1)
	case "add_variant", "add_media", "typography":
		return fmt.Sprintf("%d.%d", major, minor+1)
	}
	return before
}
