import { RequestSubject } from 'backstage-plugin-operating-model-common';
import { stringify } from 'yaml';

/** What records who owns something: of an activity it is a row of a matrix, of everything else its own definition. */
export function ownerYaml(subject: RequestSubject, ownerRef: string): string {
  if (subject.type === 'matrix-row')
    return stringify({ accountable: ownerRef });
  return 'activityRef' in subject
    ? stringify({
        rows: [{ activity: subject.activityRef, accountable: ownerRef }],
      })
    : stringify({ spec: { owner: ownerRef } });
}
