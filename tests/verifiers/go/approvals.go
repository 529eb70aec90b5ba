package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/base64"
	"errors"
)

// Persons' approvals of acts: WebAuthn assertions over the entry (section 2).

// octetsWithin judges base64 of so many octets.
func octetsWithin(least, most int) check {
	return func(value interface{}) error {
		s, _ := value.(string)
		if octets, err := fromBase64(s); err != nil || len(octets) < least || len(octets) > most {
			return errors.New("not base64 of its size")
		}
		return nil
	}
}

var isApproval = of(schema{must: map[string]check{"auth": octetsWithin(37, 1024),
	"client": octetsWithin(1, 1024), "key": octetsWithin(1, 1023), "sig": octetsWithin(1, 72)}})

func byKey(o object) string { return o["key"].(string) }

type challenge [sha256.Size]byte

// challengeOf is what a person approves: the entry without what nobody knows beforehand.
func challengeOf(e entry) (challenge, error) {
	unknown := []string{"approvals", "issued", "release_at"}
	if e.number("seq") == 1 {
		unknown = append(unknown, "doc")
	}
	octets, err := canonicalWithout(e, unknown...)
	return sha256.Sum256(append([]byte("glasnik/approve/v1\n"), octets...)), err
}

// approved: as many as the policy asks for, each by another person, and for this act alone.
func (m *monitor) approved(e entry, index int64) error {
	approvals := e.list("approvals")
	if int64(len(approvals)) < m.approvals && !e.has("forced") {
		return errors.New("neither approved nor forced")
	}
	if len(approvals) == 0 {
		return nil
	}
	what, err := challengeOf(e)
	if err != nil {
		return err
	}
	if m.approvedBefore[what] {
		return errors.New("its approval was used before")
	}
	m.approvedBefore[what] = true
	holders := map[string]bool{}
	for _, one := range approvals {
		approval := entry{one.(object)}
		key, err := m.keys.passkey(approval.text("key"), index)
		if err != nil {
			return err
		}
		if holders[key.text("holder")] {
			return errors.New("approved twice by " + key.text("holder"))
		}
		holders[key.text("holder")] = true
		if err := holds(approval, key, what); err != nil {
			return errors.New("approval by " + key.text("holder") + ": " + err.Error())
		}
	}
	return nil
}

// passkey gives a person's key, as it was added, that is live for trees of size entries.
func (h *keyHistory) passkey(id string, size int64) (entry, error) {
	for _, l := range h.lives {
		if l.use == "approval" && l.id == id && l.from < size && l.until >= size {
			return l.added, nil
		}
	}
	return entry{}, errors.New("approved with a key that is not live")
}

// holds judges one assertion: of this challenge, at this place, by a person who was verified.
func holds(approval, key entry, what challenge) error {
	client, _ := fromBase64(approval.text("client"))
	auth, _ := fromBase64(approval.text("auth"))
	signature, _ := fromBase64(approval.text("sig"))
	if !isOf(client, key, what) {
		return errors.New("the assertion is of something else, or of another place")
	}
	party := sha256.Sum256([]byte(key.text("rp")))
	if !bytes.HasPrefix(auth, party[:]) {
		return errors.New("of another relying party")
	}
	const present, verified = 0x01, 0x04
	if auth[32]&present == 0 || auth[32]&verified == 0 {
		return errors.New("no person was there and verified")
	}
	point, _ := fromBase64(key.text("pub"))
	x, y := elliptic.Unmarshal(elliptic.P256(), point)
	if x == nil {
		return errors.New("the key is no point of the curve")
	}
	hashed := sha256.Sum256(client)
	signed := sha256.Sum256(append(append([]byte{}, auth...), hashed[:]...))
	if !ecdsa.VerifyASN1(&ecdsa.PublicKey{Curve: elliptic.P256(), X: x, Y: y}, signed[:], signature) {
		return errors.New("the signature is not the key's")
	}
	return nil
}

// isOf compares how clientDataJSON begins and what follows; a browser may add members at its end.
func isOf(client []byte, key entry, what challenge) bool {
	start := `{"type":"webauthn.get","challenge":"` + base64.RawURLEncoding.EncodeToString(what[:])
	for _, origin := range key.list("origins") {
		rest := bytes.TrimPrefix(client, []byte(start+`","origin":"`+origin.(string)+`","crossOrigin":false`))
		if len(rest) < len(client) && (string(rest) == "}" || bytes.HasPrefix(rest, []byte(","))) {
			return true
		}
	}
	return false
}
