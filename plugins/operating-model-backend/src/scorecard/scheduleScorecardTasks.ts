import {
  RootConfigService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { readSchedule } from '../config';
import { Digest } from '../digest/Digest';
import { LinkChecker } from '../linkCheck/LinkChecker';
import { TargetReminder } from '../targets/TargetReminder';

/** Has people told: of targets that end, and of what got worse. */
export async function scheduleScorecardTasks(options: {
  config: RootConfigService;
  digest: Digest;
  /** Absent where nobody is to look. */
  linkCheck?: {
    schedule: SchedulerServiceTaskScheduleDefinition;
    checker: LinkChecker;
  };
  reminder: TargetReminder;
  scheduler: SchedulerService;
}): Promise<void> {
  const { config, digest, linkCheck, reminder, scheduler } = options;
  if (linkCheck) {
    await scheduler.scheduleTask({
      id: 'operating-model-link-check',
      scope: 'global',
      ...linkCheck.schedule,
      fn: async signal => {
        await linkCheck.checker.run(signal);
      },
    });
  }
  await scheduler.scheduleTask({
    id: 'operating-model-targets-remind',
    scope: 'global',
    frequency: { hours: 1 },
    timeout: { minutes: 5 },
    initialDelay: { minutes: 2 },
    fn: async () => {
      await reminder.remind();
    },
  });
  const schedule = readSchedule(config, 'operatingModel.digest.schedule');
  if (!schedule) return;
  await scheduler.scheduleTask({
    id: 'operating-model-digest',
    scope: 'global',
    ...schedule,
    fn: async signal => {
      await digest.run(signal);
    },
  });
}
