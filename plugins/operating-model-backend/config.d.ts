import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  operatingModel?: {
    /**
     * The activity that is meant when somebody asks whom to call without naming one, as an entity reference.
     * Default: `activity:default/respond-to-incidents`
     */
    incidentActivity?: string;
    /**
     * By the id of a rule: `off`, a severity (`error`, `warning`, `note`), or an object with `severity` and the rule's parameters.
     */
    rules?: {
      [id: string]:
        | boolean
        | string
        | {
            severity?: 'error' | 'warning' | 'note' | 'off';
            [parameter: string]: unknown;
          };
    };
    refresh?: {
      /** How often the whole catalog is gone through. Default: every ten minutes. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
  };
}
