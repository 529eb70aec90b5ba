// An independent verifier, written from docs/entry_format.md and the C2SP texts; node: modules only.
//
//   node verify.mjs log BASE [VKEY [WITNESS...]]   BASE: address of a server, or a directory like one
//   node verify.mjs bundle FILE VKEY [WITNESS...]  VKEY: the log's; or the base64 of its root
//
// WITNESS: vkey of one who must have cosigned.
//
// Prints one line; exits 0 if all holds, 1 if not, 2 on usage or a file that is no bundle.

import { verifyBundle } from './node/bundle.mjs';
import { verifyLog } from './node/log.mjs';
import { NoBundle, Refused } from './node/octets.mjs';

const [what, where, key, ...witnesses] = process.argv.slice(2);
if (!(what === 'log' && where) && !(what === 'bundle' && where && key)) {
  console.error('usage: verify.mjs log BASE [VKEY [WITNESS...]] | verify.mjs bundle FILE VKEY [WITNESS...]');
  process.exit(2);
}
try {
  const verify = what === 'log' ? verifyLog : verifyBundle;
  console.log('ok ' + await verify(where, key, witnesses));
} catch (error) {
  if (error instanceof NoBundle) {
    console.log('UNREADABLE ' + error.message);
    process.exit(2);
  }
  if (!(error instanceof Refused)) throw error;
  console.log('FAIL ' + error.message);
  process.exit(1);
}
