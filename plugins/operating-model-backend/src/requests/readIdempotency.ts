import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { canonicalJson } from 'backstage-plugin-operating-model-common';
import { Idempotency } from './RequestStore';

const MAX_KEY_LENGTH = 200;

/** What makes a command that is sent twice happen once. @param sent - all that makes it this command and no other */
export function readIdempotency(
  key: string | undefined,
  sent: unknown,
): Idempotency | undefined {
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > MAX_KEY_LENGTH) {
    throw new InputError(
      `Idempotency-Key must be 1 to ${MAX_KEY_LENGTH} visible characters; use a UUID`,
    );
  }
  const fingerprint = createHash('sha256')
    .update(canonicalJson(sent))
    .digest('hex');
  return { key, fingerprint };
}
