import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { Parameter } from './Route';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;

/** The parameters of every list. */
export const pageParameters: Parameter[] = [
  {
    name: 'limit',
    description: `How many items to give, 1 to ${MAX_LIMIT}; ${DEFAULT_LIMIT} when absent`,
    required: false,
  },
  {
    name: 'cursor',
    description: 'The `nextCursor` of the page before',
    required: false,
  },
];

/** @throws InputError that names the parameter */
export function readLimit(value: string | undefined): number {
  if (value === undefined) return DEFAULT_LIMIT;
  const limit = Number(value);
  if (!/^\d+$/.test(value) || limit < 1 || limit > MAX_LIMIT) {
    throw new InputError(`limit must be a whole number from 1 to ${MAX_LIMIT}`);
  }
  return limit;
}

/** A place in a list, as a text that a client hands back unread. */
export function writeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place of an event; a database knows no number that is larger, or broken. */
export const eventPlace = z.int().min(1).max(2_147_483_647);

/** @throws InputError when it is not one that `writeCursor` gave */
export function readCursor<T>(
  value: string | undefined,
  schema: z.ZodType<T>,
): T | undefined {
  if (value === undefined) return undefined;
  try {
    return schema.parse(
      JSON.parse(Buffer.from(value, 'base64url').toString('utf8')),
    );
  } catch {
    throw new InputError(
      'cursor is not one that this list gave; leave it out to begin anew',
    );
  }
}

/** A page of a list that is held in memory, after the place with the given key. */
export function pageOf<T>(
  items: readonly T[],
  {
    limit,
    cursor,
    keyOf,
  }: {
    limit: string | undefined;
    cursor: string | undefined;
    /** By which the items are sorted, each different. */
    keyOf(item: T): string;
  },
): { items: T[]; nextCursor?: string } {
  const size = readLimit(limit);
  const after = readCursor(cursor, z.string());
  const rest =
    after === undefined ? items : items.filter(item => keyOf(item) > after);
  const page = rest.slice(0, size);
  return {
    items: page,
    nextCursor:
      rest.length > size
        ? writeCursor(keyOf(page[page.length - 1]))
        : undefined,
  };
}
