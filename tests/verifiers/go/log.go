package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight, tileWidth = 8, 256

func fetch(base, path string) ([]byte, error) {
	if !strings.HasPrefix(base, "http:") && !strings.HasPrefix(base, "https:") {
		return os.ReadFile(base + path)
	}
	response, err := http.Get(strings.TrimSuffix(base, "/") + path)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", path, response.Status)
	}
	return io.ReadAll(response.Body)
}

// tilePath is tlog's without its height: /log/tile/0/x001/234.p/5; level -1 are the entries.
func tilePath(level int, index int64, width int) string {
	path := tlog.Tile{H: tileHeight, L: level, N: index, W: width}.Path()
	path = strings.Replace(path, "tile/8/", "/log/tile/", 1)
	return strings.Replace(path, "/data/", "/entries/", 1)
}

// growing holds the rightmost tile of each level of a tree while its entries are read.
type growing struct {
	base  string
	size  int64
	tiles [][]tlog.Hash
}

func (g *growing) push(level int, hash tlog.Hash) error {
	if level == len(g.tiles) {
		g.tiles = append(g.tiles, nil)
	}
	g.tiles[level] = append(g.tiles[level], hash)
	if len(g.tiles[level]) < tileWidth {
		return nil
	}
	if err := g.compare(level); err != nil {
		return err
	}
	root := foldTile(g.tiles[level])
	g.tiles[level] = nil
	return g.push(level+1, root)
}

// compare reads the served tile at the right edge and compares it with what the entries give.
func (g *growing) compare(level int) error {
	var expected bytes.Buffer
	for _, hash := range g.tiles[level] {
		expected.Write(hash[:])
	}
	index := (g.size - 1) >> (tileHeight * uint(level+1))
	path := tilePath(level, index, len(g.tiles[level]))
	served, err := fetch(g.base, path)
	if err != nil {
		return err
	}
	if !bytes.Equal(served, expected.Bytes()) {
		return errors.New(path + " is not what the entries give")
	}
	return nil
}

func foldTile(row []tlog.Hash) tlog.Hash {
	for len(row) > 1 {
		next := make([]tlog.Hash, 0, len(row)/2)
		for i := 0; i < len(row); i += 2 {
			next = append(next, tlog.NodeHash(row[i], row[i+1]))
		}
		row = next
	}
	return row[0]
}

// finish compares the partial tiles, then lets tlog compute the root from tiles alone.
func (g *growing) finish(tree tlog.Tree) error {
	for level, hashes := range g.tiles {
		if len(hashes) == 0 {
			continue
		}
		if err := g.compare(level); err != nil {
			return err
		}
	}
	root, err := tlog.TreeHash(tree.N, tlog.TileHashReader(tree, servedTiles{g.base}))
	if err != nil {
		return err
	}
	if root != tree.Hash {
		return errors.New("the entries do not give the root")
	}
	return nil
}

// servedTiles is a tlog.TileReader; TileHashReader authenticates what it reads against the root.
type servedTiles struct{ base string }

func (servedTiles) Height() int                     { return tileHeight }
func (servedTiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (s servedTiles) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var read [][]byte
	for _, tile := range tiles {
		octets, err := fetch(s.base, tilePath(tile.L, tile.N, tile.W))
		if err != nil {
			return nil, err
		}
		read = append(read, octets)
	}
	return read, nil
}

func verifyLog(base, vkey string, witnesses []string) (string, error) {
	if vkey == "" {
		own, err := fetch(base, "/log/vkey")
		if err != nil {
			return "", err
		}
		vkey = strings.TrimSuffix(string(own), "\n")
	}
	octets, err := fetch(base, "/log/checkpoint")
	if err != nil {
		return "", err
	}
	key, err := newVerifier(vkey)
	if err != nil {
		return "", err
	}
	seen, err := parseWitnesses(witnesses)
	if err != nil {
		return "", err
	}
	c, err := openTrusted(octets, []verifier{key}, seen)
	if err != nil {
		return "", err
	}
	g := &growing{base: base}
	m := &monitor{log: c.origin, documents: map[int64]document{}, approvedBefore: map[challenge]bool{}}
	for tile := int64(0); tile*tileWidth < c.tree.N; tile++ {
		if err := readTile(g, m, tile, c.tree.N); err != nil {
			return "", err
		}
	}
	if err := g.finish(c.tree); err != nil {
		return "", err
	}
	if err := signedByLive(octets, key, m.keys.logKeys(c.tree.N)); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s, %d entries, %d documents", c.origin, c.tree.N, len(m.documents)), nil
}

// signedByLive: the key is one that the entries leave live, and all of those that signed hold.
func signedByLive(octets []byte, key verifier, live []verifier) error {
	if _, err := openCheckpoint(octets, live); err != nil {
		return err
	}
	for _, one := range live {
		if bytes.Equal(one.key, key.key) {
			return nil
		}
	}
	return errors.New("signed by a key that is not live at this size")
}

func readTile(g *growing, m *monitor, tile, size int64) error {
	width := int64(tileWidth)
	if left := size - tile*tileWidth; left < width {
		width = left
	}
	bundle, err := fetch(g.base, tilePath(-1, tile, int(width)))
	if err != nil {
		return err
	}
	for i := int64(0); i < width; i++ {
		if len(bundle) < 2 || len(bundle)-2 < int(binary.BigEndian.Uint16(bundle)) {
			return errors.New("an entry bundle breaks off")
		}
		end := 2 + int(binary.BigEndian.Uint16(bundle))
		if err := m.read(g, bundle[2:end]); err != nil {
			return fmt.Errorf("entry %d: %v", tile*tileWidth+i, err)
		}
		bundle = bundle[end:]
	}
	if len(bundle) != 0 {
		return errors.New("octets after the entries")
	}
	return nil
}
