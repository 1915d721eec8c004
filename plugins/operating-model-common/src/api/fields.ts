import { z } from 'zod';

// What several answers have in common.

/** The schemas that go by a name in the OpenAPI description. A registry of ours: zod's global one is everybody's. @public */
export const apiSchemas = z.registry<{ id: string }>();

export const ref = z
  .string()
  .meta({ description: 'Canonical entity reference' });

export const score = z.number().min(0).max(100);

export const count = z.number().int().min(0);

export const dateTime = z.string().meta({ format: 'date-time' });

export const severityCounts = z.object({
  error: count,
  warning: count,
  note: count,
});

/** Titles of what an answer names, by reference, and whether it exists. */
export const names = z.record(
  z.string(),
  z.object({ title: z.string(), exists: z.boolean() }),
);

export const nextCursor = z
  .string()
  .optional()
  .meta({ description: 'Hand it in as `cursor` for the next page' });

export const hidden = count.meta({
  description:
    'How many references are left out because the caller may not read them',
});
