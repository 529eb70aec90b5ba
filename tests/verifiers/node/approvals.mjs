// Persons' approvals of acts: WebAuthn assertions over the entry (section 2).

import { createPublicKey, verify } from 'node:crypto';
import { canonical, fromBase64, need, sha256 } from './octets.mjs';

function challengeOf(entry) {
  const { approvals, issued, release_at, ...rest } = entry;
  if (entry.seq === 1) delete rest.doc;
  return sha256('glasnik/approve/v1\n', canonical(rest));
}

function verifyEs256(point, message, signature) {
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  let key;
  try {
    key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  } catch {
    return false;  // no point of the curve
  }
  return verify('sha256', message, { key, dsaEncoding: 'der' }, signature);
}

// A browser may add members at the end of clientDataJSON.
function isOf(client, origins, challenge) {
  return origins.some((origin) => {
    const start = Buffer.from(`{"type":"webauthn.get","challenge":"${challenge.toString('base64url')}",` +
      `"origin":"${origin}","crossOrigin":false`);
    const rest = client.subarray(start.length);
    return client.subarray(0, start.length).equals(start) && (rest[0] === 0x2c || rest.equals(Buffer.from('}')));
  });
}

function checkOne(approval, { holder, rp, origins, pub }, challenge) {
  const [auth, client, signature] = ['auth', 'client', 'sig'].map((name) => fromBase64(approval[name]));
  need(isOf(client, origins, challenge), `approval by ${holder}: of something else, or of another place`);
  need(auth.subarray(0, 32).equals(sha256(rp)), `approval by ${holder}: of another relying party`);
  need((auth[32] & 0x05) === 0x05, `approval by ${holder}: no person was there and verified`);
  const signed = Buffer.concat([auth, sha256(client)]);
  need(verifyEs256(fromBase64(pub), signed, signature), `approval by ${holder}: the signature is not the key's`);
}

// As many as the policy asks for, each by another person, and for this act alone. `keys` are the passkeys
// live at its place; `used` the challenges of earlier acts, to which this one's is added.
export function checkApprovals(entry, asked, keys, used) {
  const approvals = entry.approvals ?? [], holders = new Set();
  need(approvals.length >= asked || entry.forced, 'neither approved nor forced');
  if (approvals.length === 0) return;
  const challenge = challengeOf(entry), name = challenge.toString('hex');
  need(!used.has(name), 'its approval was used before');
  used.add(name);
  for (const approval of approvals) {
    const key = keys.find(({ id }) => id === approval.key);
    need(key, 'approved with a key that is not live');
    need(!holders.has(key.holder), `approved twice by ${key.holder}`);
    holders.add(key.holder);
    checkOne(approval, key, challenge);
  }
}
