import {
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { InputError, stringifyError } from '@backstage/errors';
import { DocumentOptions } from './createDocument';

const KEY = 'search.collators.operatingModel';

/** The catalog allows no larger page. */
const LARGEST_BATCH = 10_000;

/** As often as the catalog's own collator. */
const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 15 },
  initialDelay: { seconds: 3 },
};

export interface CollatorOptions extends DocumentOptions {
  /** How many definitions are read at a time. */
  batchSize: number;
  /** Whether what a definition names is looked up, to index its title. */
  resolveTitles: boolean;
}

export function readSchedule(
  root: RootConfigService,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = root.getOptionalConfig(`${KEY}.schedule`);
  if (!schedule) return DEFAULT_SCHEDULE;
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule);
  } catch (error) {
    throw new InputError(
      `The configuration is wrong: ${KEY}.schedule can't be understood: ${stringifyError(error)}`,
    );
  }
}

export function readCollatorOptions(root: RootConfigService): CollatorOptions {
  const config = root.getOptionalConfig(KEY);
  const batchSize = config?.getOptionalNumber('batchSize') ?? 500;
  if (
    !Number.isInteger(batchSize) ||
    batchSize < 1 ||
    batchSize > LARGEST_BATCH
  ) {
    throw new InputError(
      `The configuration is wrong: ${KEY}.batchSize must not be ${batchSize}; use a whole number from 1 to ${LARGEST_BATCH}`,
    );
  }
  return {
    batchSize,
    resolveTitles: config?.getOptionalBoolean('resolveTitles') ?? false,
    locationTemplate:
      config?.getOptionalString('locationTemplate') ??
      '/catalog/:namespace/:kind/:name',
  };
}
