import { DateTime } from 'luxon';
import { z } from 'zod';
import { canonicalRef } from '../kinds/references';
import { safeUrl } from '../kinds/urls';

const MAX_TEXT = 5_000;

// PostgreSQL stores no NUL, and nobody sees the others; line breaks and tabs are a person's to use.
const INVISIBLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

function refuse(context: z.RefinementCtx, message: string, remedy: string) {
  context.addIssue({ code: 'custom', message, params: { remedy } });
}

/** A text that says something. */
export function text(max: number = MAX_TEXT) {
  return z
    .string()
    .trim()
    .superRefine((value, context) => {
      if (!value) refuse(context, 'is empty', 'write a sentence or two');
      else if (value.length > max) {
        refuse(
          context,
          `is longer than ${max} characters`,
          'shorten it, or link to the rest',
        );
      } else if (INVISIBLE.test(value)) {
        refuse(
          context,
          'holds a control character',
          'remove characters that can not be seen',
        );
      }
    });
}

/** A reference, brought to its canonical form. */
export function ref(kind: string) {
  return z.string().transform((value, context) => {
    const canonical = canonicalRef(value, { defaultKind: kind });
    if (canonical) return canonical;
    refuse(
      context,
      'is not a reference to an entity',
      `write it as kind:namespace/name, for example ${kind.toLocaleLowerCase('en-US')}:default/some-name`,
    );
    return z.NEVER;
  });
}

/** A reference to an entity of one kind. */
export function refOf(kind: string) {
  return ref(kind).superRefine((value, context) => {
    if (value.startsWith(`${kind.toLocaleLowerCase('en-US')}:`)) return;
    refuse(
      context,
      `is not a reference to a ${kind}`,
      `name an entity of kind ${kind}`,
    );
  });
}

/** A moment, brought to UTC. One without zone means another moment to each reader. */
export const moment = z.string().transform((value, context) => {
  const hasZone = /T.*(Z|[+-]\d{2}:?\d{2})$/i.test(value);
  const parsed = DateTime.fromISO(value, { zone: 'utc' });
  if (hasZone && parsed.isValid && parsed.year > 1999 && parsed.year < 10_000) {
    return parsed.toJSDate().toISOString();
  }
  refuse(
    context,
    'is not a moment of the calendar with a time zone',
    'write it like 2026-12-31T17:00:00Z',
  );
  return z.NEVER;
});

export const webAddress = z.string().superRefine((value, context) => {
  if (value.length <= 2_000 && safeUrl(value)) return;
  refuse(
    context,
    'is not an address that may be linked to',
    'give an http:// or https:// URL without user name or password in it',
  );
});
