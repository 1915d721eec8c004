import { InputError } from '@backstage/errors';
import { canonicalRef } from 'backstage-plugin-operating-model-common';

/**
 * A reference from a question, in any case and short form.
 *
 * @throws InputError that names the parameter
 */
export function readRef(
  name: string,
  value: string | undefined,
  defaultKind: string,
): string {
  const ref = canonicalRef(value, { defaultKind });
  if (!ref) {
    throw new InputError(
      `${name} is not a reference to an entity; write it as kind:namespace/name, for example ${defaultKind.toLocaleLowerCase('en-US')}:default/some-name`,
    );
  }
  return ref;
}
