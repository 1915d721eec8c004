import {
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { InputError, stringifyError } from '@backstage/errors';
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

const SCHEDULE = 'operatingModel.refresh.schedule';

/** How often the catalog is gone through; every ten minutes where config says nothing. */
export function readRefreshSchedule(
  config: RootConfigService,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = config.getOptionalConfig(SCHEDULE);
  if (!schedule) {
    return {
      frequency: { minutes: 10 },
      timeout: { minutes: 30 },
      // The catalog is still coming up.
      initialDelay: { seconds: 15 },
    };
  }
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule);
  } catch (error) {
    throw new InputError(
      `The configuration is wrong: ${SCHEDULE} can't be understood: ${stringifyError(error)}`,
    );
  }
}
