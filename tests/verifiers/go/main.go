// An independent verifier, written from docs/entry_format.md and the C2SP texts, on Go's own
// transparency packages golang.org/x/mod/sumdb/note and tlog.
//
//	verifier log BASE [VKEY]     BASE: address of a server, or a directory laid out like one
//	verifier bundle FILE VKEY
//
// Prints one line; exits 0 if all holds, 1 if not, 2 on usage.
package main

import (
	"fmt"
	"os"
)

func run(args []string) (string, error) {
	vkey := ""
	if len(args) == 3 {
		vkey = args[2]
	}
	if args[0] == "log" {
		return verifyLog(args[1], vkey)
	}
	return verifyBundle(args[1], vkey)
}

func main() {
	args := os.Args[1:]
	log := (len(args) == 2 || len(args) == 3) && args[0] == "log"
	bundle := len(args) == 3 && args[0] == "bundle"
	if !log && !bundle {
		fmt.Fprintln(os.Stderr, "usage: verifier log BASE [VKEY] | verifier bundle FILE VKEY")
		os.Exit(2)
	}
	said, err := run(args)
	if err != nil {
		fmt.Println("FAIL", err)
		os.Exit(1)
	}
	fmt.Println("ok", said)
}
