package main

import (
	"errors"

	"golang.org/x/mod/sumdb/tlog"
)

func isPath(value interface{}) error {
	hashes, ok := value.([]interface{})
	if !ok || len(hashes) > 63 {
		return errors.New("not a path")
	}
	for _, hash := range hashes {
		if err := isHash(hash); err != nil {
			return err
		}
	}
	return nil
}

// parseQuotation reads part.json: one part, and the path from it to the root of its set.
func parseQuotation(octets []byte) (entry, error) {
	o, err := parseCanonical(octets, maxBundle)
	if err != nil {
		return entry{}, err
	}
	return entry{o}, members(o, schema{
		must: map[string]check{"type": oneOf("glasnik/part/v1"), "set": isLang, "i": isIndex, "n": isCount,
			"name": partName, "salt": isHash, "text": isString},
		may: map[string]check{"path": isPath}})
}

// stated is the set that the entry states under a name.
func stated(e entry, set string) (entry, bool) {
	if set == "data" {
		o, found := e.object["data"].(object)
		return entry{o}, found
	}
	for _, t := range e.list("texts") {
		if text := (entry{t.(object)}); text.text("lang") == set {
			return text, true
		}
	}
	return entry{}, false
}

func checkQuotation(e, quotation entry) error {
	set, found := stated(e, quotation.text("set"))
	if !found || set.number("n") != quotation.number("n") {
		return errors.New("the entry has no such set, or of another number")
	}
	var path tlog.RecordProof
	for _, hash := range quotation.list("path") {
		h, err := tlog.ParseHash(hash.(string))
		if err != nil {
			return err
		}
		path = append(path, h)
	}
	root, err := tlog.ParseHash(set.text("root"))
	if err != nil {
		return err
	}
	commit := commitment(quotation)
	return tlog.CheckRecord(path, set.number("n"), root, quotation.number("i"), tlog.RecordHash(commit[:]))
}
