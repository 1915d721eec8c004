import { OperatingModel } from 'backstage-plugin-operating-model-common';
import { Names } from '../shared/RefLink';

/** What activities and parties of the catalog are called, for texts that speak of them by reference. */
export function namesOf({ activities, parties }: OperatingModel): Names {
  return Object.fromEntries(
    [...activities.values(), ...parties.values()].map(({ ref, title }) => [
      ref,
      { title },
    ]),
  );
}
