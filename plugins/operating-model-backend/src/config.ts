import {
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { InputError, stringifyError } from '@backstage/errors';
import { canonicalRef } from 'backstage-plugin-operating-model-common';
import { Duration } from 'luxon';

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

/** @throws InputError that names the path in app-config */
export function readSchedule(
  config: RootConfigService,
  key: string,
): SchedulerServiceTaskScheduleDefinition | undefined {
  const schedule = config.getOptionalConfig(key);
  if (!schedule) return undefined;
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule);
  } catch (error) {
    throw new InputError(
      `The configuration is wrong: ${key} can't be understood: ${stringifyError(error)}`,
    );
  }
}

/** How often the catalog is gone through; every ten minutes where config says nothing. */
export function readRefreshSchedule(
  config: RootConfigService,
): SchedulerServiceTaskScheduleDefinition {
  return (
    readSchedule(config, SCHEDULE) ?? {
      frequency: { minutes: 10 },
      timeout: { minutes: 30 },
      // The catalog is still coming up.
      initialDelay: { seconds: 15 },
    }
  );
}

/** How often, and in which pages, the catalog is gone through. */
export interface RefreshRhythm {
  /** ISO 8601 duration. */
  every?: string;
  cron?: string;
  pageSize: number;
}

const PAGE_SIZE = 'operatingModel.refresh.pageSize';

/** More are a little faster, and keep other requests waiting for longer. */
const DEFAULT_PAGE_SIZE = 2_000;

const MAX_PAGE_SIZE = 10_000;

/** @throws InputError that names the path in app-config */
export function readRefreshRhythm(config: RootConfigService): RefreshRhythm {
  const pageSize = config.getOptionalNumber(PAGE_SIZE) ?? DEFAULT_PAGE_SIZE;
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
    throw new InputError(
      `The configuration is wrong: ${PAGE_SIZE} ${pageSize} is out of range; write a whole number from 1 to ${MAX_PAGE_SIZE}`,
    );
  }
  const { frequency } = readRefreshSchedule(config);
  if (typeof frequency === 'object' && 'cron' in frequency) {
    return { cron: frequency.cron, pageSize };
  }
  if (typeof frequency === 'object' && 'trigger' in frequency) {
    return { pageSize };
  }
  const every =
    typeof frequency === 'string'
      ? Duration.fromISO(frequency)
      : Duration.fromObject({ ...frequency });
  return { every: every.toISO() ?? undefined, pageSize };
}
