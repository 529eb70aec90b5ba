// An independent verifier, written from docs/entry_format.md and the C2SP texts, on Go's own
// transparency packages golang.org/x/mod/sumdb/note and tlog.
//
//	verifier log BASE [VKEY [WITNESS...]]   BASE: address of a server, or a directory like one
//	verifier bundle FILE VKEY [WITNESS...]  VKEY: the log's; or the base64 of its root
//
// WITNESS: vkey of one who must have cosigned.
//
// Prints one line; exits 0 if all holds, 1 if not, 2 on usage or a file that is no bundle.
package main

import (
	"errors"
	"fmt"
	"os"
)

func run(args []string) (string, error) {
	vkey, witnesses := "", []string{}
	if len(args) > 2 {
		vkey, witnesses = args[2], args[3:]
	}
	if args[0] == "log" {
		return verifyLog(args[1], vkey, witnesses)
	}
	return verifyBundle(args[1], vkey, witnesses)
}

func main() {
	args := os.Args[1:]
	log := len(args) >= 2 && args[0] == "log"
	bundle := len(args) >= 3 && args[0] == "bundle"
	if !log && !bundle {
		fmt.Fprintln(os.Stderr, "usage: verifier log BASE [VKEY [WITNESS...]] | verifier bundle FILE VKEY [WITNESS...]")
		os.Exit(2)
	}
	said, err := run(args)
	if errors.Is(err, errNoBundle) {
		fmt.Println("UNREADABLE", err)
		os.Exit(2)
	}
	if err != nil {
		fmt.Println("FAIL", err)
		os.Exit(1)
	}
	fmt.Println("ok", said)
}
