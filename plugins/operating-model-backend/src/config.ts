import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { canonicalRef } from 'backstage-plugin-operating-model-common';

const INCIDENT_ACTIVITY = 'operatingModel.incidentActivity';

/** @throws InputError that names the path in app-config */
export function readIncidentActivity(
  config: RootConfigService,
): string | undefined {
  const value = config.getOptionalString(INCIDENT_ACTIVITY);
  if (value === undefined) return undefined;
  const ref = canonicalRef(value, { defaultKind: 'Activity' });
  if (!ref) {
    throw new InputError(
      `The configuration is wrong: ${INCIDENT_ACTIVITY} ${JSON.stringify(value)} is not a reference; write for example activity:default/respond-to-incidents`,
    );
  }
  return ref;
}
