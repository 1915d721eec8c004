import {
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { Duration } from 'luxon';
import { readSchedule } from '../config';

/** How the addresses of runbooks are looked at. */
export interface LinkCheckSettings {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Milliseconds that an answer may take. */
  timeout: number;
  /** Bytes of a text that are read; longer ones are not looked into. */
  maxSize: number;
  /** Milliseconds between two looks at one host. */
  pause: number;
  /** Milliseconds after which an address is looked at anew. */
  maxAge: number;
}

const ROOT = 'operatingModel.scorecard.linkCheck';

const FIELDS = [
  'enabled',
  'schedule',
  'timeout',
  'maxSize',
  'pausePerHost',
  'maxAge',
];

const MAX_SIZE = 10_000_000;

function readDuration(
  config: RootConfigService,
  name: string,
  ifAbsent: string,
): number {
  const text = config.getOptionalString(`${ROOT}.${name}`) ?? ifAbsent;
  const duration = Duration.fromISO(text);
  if (!duration.isValid || duration.toMillis() <= 0) {
    throw new InputError(
      `The configuration is wrong: ${ROOT}.${name} ${JSON.stringify(text)} is not an ISO 8601 duration; write for example ${ifAbsent}`,
    );
  }
  return duration.toMillis();
}

/**
 * @returns undefined where nobody is to look, which is so unless config says otherwise
 * @throws InputError that names the path in app-config
 */
export function readLinkCheckSettings(
  config: RootConfigService,
): LinkCheckSettings | undefined {
  const unknown = config
    .getOptionalConfig(ROOT)
    ?.keys()
    .find(key => !FIELDS.includes(key));
  if (unknown) {
    throw new InputError(
      `The configuration is wrong: ${ROOT}.${unknown} is not known here; use one of ${FIELDS.join(', ')}`,
    );
  }
  const maxSize = config.getOptionalNumber(`${ROOT}.maxSize`) ?? 1_000_000;
  if (!Number.isInteger(maxSize) || maxSize < 1 || maxSize > MAX_SIZE) {
    throw new InputError(
      `The configuration is wrong: ${ROOT}.maxSize ${maxSize} is out of range; write a whole number from 1 to ${MAX_SIZE}`,
    );
  }
  const settings = {
    schedule: readSchedule(config, `${ROOT}.schedule`) ?? {
      frequency: { hours: 1 },
      timeout: { minutes: 30 },
      initialDelay: { minutes: 1 },
    },
    timeout: readDuration(config, 'timeout', 'PT10S'),
    maxSize,
    pause: readDuration(config, 'pausePerHost', 'PT1S'),
    maxAge: readDuration(config, 'maxAge', 'P1D'),
  };
  return config.getOptionalBoolean(`${ROOT}.enabled`) ? settings : undefined;
}
