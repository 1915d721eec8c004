function wholeNumber(name: string, otherwise: number): number {
  const value = Number(process.env[name] ?? otherwise);
  if (!Number.isInteger(value) || value < 1) {
    throw new Error(`${name} must be a whole number above 0`);
  }
  return value;
}

export const ROUNDS = wholeNumber('ROUNDS', 5);

export const ENTITIES = wholeNumber('ENTITIES', 10_000);

export const atMost = (limit: number, format: (value: number) => string) => ({
  text: `≤ ${format(limit)}`,
  met: (median: number) => median <= limit,
});
