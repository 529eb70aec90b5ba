package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"sort"
	"strconv"
)

type object = map[string]interface{}

var (
	keyPattern     = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	integerPattern = regexp.MustCompile(`^(0|[1-9][0-9]*)$`)
)

const maxInteger = 1<<53 - 1

func writeString(out *bytes.Buffer, s string) {
	out.WriteByte('"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			out.WriteByte('\\')
			out.WriteByte(c)
		case c == '\b':
			out.WriteString(`\b`)
		case c == '\t':
			out.WriteString(`\t`)
		case c == '\n':
			out.WriteString(`\n`)
		case c == '\f':
			out.WriteString(`\f`)
		case c == '\r':
			out.WriteString(`\r`)
		case c < 0x20:
			fmt.Fprintf(out, `\u%04x`, c)
		default:
			out.WriteByte(c)
		}
	}
	out.WriteByte('"')
}

func write(out *bytes.Buffer, value interface{}, depth int) error {
	if depth > 6 {
		return errors.New("JSON nested too deeply")
	}
	switch v := value.(type) {
	case bool:
		out.WriteString(strconv.FormatBool(v))
	case string:
		writeString(out, v)
	case json.Number:
		n, err := strconv.ParseInt(string(v), 10, 64)
		if !integerPattern.MatchString(string(v)) || err != nil || n > maxInteger {
			return errors.New("JSON number out of the profile")
		}
		out.WriteString(string(v))
	case []interface{}:
		return writeArray(out, v, depth)
	case object:
		return writeObject(out, v, depth)
	default:
		return errors.New("JSON null")
	}
	return nil
}

func writeArray(out *bytes.Buffer, array []interface{}, depth int) error {
	if len(array) == 0 {
		return errors.New("empty JSON array")
	}
	before := byte('[')
	for _, item := range array {
		out.WriteByte(before)
		if err := write(out, item, depth+1); err != nil {
			return err
		}
		before = ','
	}
	out.WriteByte(']')
	return nil
}

func writeObject(out *bytes.Buffer, o object, depth int) error {
	if len(o) == 0 {
		return errors.New("empty JSON object")
	}
	keys := make([]string, 0, len(o))
	for key := range o {
		if !keyPattern.MatchString(key) {
			return errors.New("JSON key out of the profile")
		}
		keys = append(keys, key)
	}
	sort.Strings(keys)
	before := byte('{')
	for _, key := range keys {
		out.WriteByte(before)
		writeString(out, key)
		out.WriteByte(':')
		if err := write(out, o[key], depth+1); err != nil {
			return err
		}
		before = ','
	}
	out.WriteByte('}')
	return nil
}

// parseCanonical decodes and encodes again: encoding/json forgives duplicate keys, any spelling and
// wrong UTF-8, but what it forgave is not written the same.
func parseCanonical(octets []byte, limit int) (object, error) {
	if len(octets) > limit {
		return nil, errors.New("JSON too large")
	}
	decoder := json.NewDecoder(bytes.NewReader(octets))
	decoder.UseNumber()
	var o object
	if err := decoder.Decode(&o); err != nil {
		return nil, fmt.Errorf("not a JSON object: %v", err)
	}
	var again bytes.Buffer
	if err := write(&again, o, 1); err != nil {
		return nil, err
	}
	if !bytes.Equal(again.Bytes(), octets) {
		return nil, errors.New("not canonical")
	}
	return o, nil
}

// fromBase64 accepts the one spelling only; Go's decoders forgive trailing bits and newlines.
func fromBase64(s string) ([]byte, error) {
	octets, err := base64.StdEncoding.Strict().DecodeString(s)
	if err != nil || base64.StdEncoding.EncodeToString(octets) != s {
		return nil, errors.New("not strict base64")
	}
	return octets, nil
}
