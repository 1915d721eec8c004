import { InputError } from '@backstage/errors';

/** @throws InputError that names the parameter */
export function readOptionalFlag(
  name: string,
  value: string | undefined,
): boolean | undefined {
  if (value === undefined) return undefined;
  if (value === 'true') return true;
  if (value === 'false') return false;
  throw new InputError(`${name} must be true or false`);
}
