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
      /** How many entities are asked for at once. Default: 2000 */
      pageSize?: number;
    };
    digest?: {
      /** How often owners are told what got worse; none is told more often than every six days. Nobody is told where it is absent. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    /** How well runbooks cover. */
    scorecard?: {
      /** By criterion: its weight, or an object. One of weight 0 is left out. */
      criteria?: {
        [id: string]:
          | number
          | {
              weight?: number;
              /** A date. Until then the criterion is shown, and does not count. */
              countsFrom?: string;
            };
      };
      /** By activity. */
      activities?: {
        [ref: string]: {
          /** A date. Until then its cells are shown, and do not count. */
          countsFrom: string;
        };
      };
      /** Names for scores. Default: Initial 0, Managed 40, Defined 70, Assured 90 */
      levels?: { name: string; from: number }[];
      /** The oldest that a text may be, as an ISO 8601 duration. Default: P12M */
      maxAge?: string;
      /** Looks at the addresses of runbooks, through Backstage's URL reader and what that is allowed to read. */
      linkCheck?: {
        /** Default: false */
        enabled?: boolean;
        /** Default: hourly */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** How long an answer may take, as an ISO 8601 duration. Default: PT10S */
        timeout?: string;
        /** Bytes; longer texts are not looked into. Default: 1000000 */
        maxSize?: number;
        /** Between two looks at one host. Default: PT1S */
        pausePerHost?: string;
        /** After which an address is looked at anew. Default: P1D */
        maxAge?: string;
      };
    };
    /** Who decides requests, and within which limits. Risks are `low`, `medium`, `high` and `critical`. */
    requests?: {
      byRisk?: {
        [risk: string]: {
          /** How many people have to approve. */
          approvers?: number;
          /** Whether each has to speak for another group. */
          differentGroups?: boolean;
          /** How many days an exception may last. */
          maxDays?: number;
        };
      };
      /** How often an exception may be renewed before the next one goes one level up. Default: 2 */
      renewals?: number;
      /** Default: waiver, mitigated, not-applicable, vendor-blocked, planned-fix */
      categories?: string[];
      /** Nothing is approved by rule in these. */
      freezeWindows?: { name: string; from: string; to: string }[];
      emergency?: { maxHours?: number; decideWithinWorkingDays?: number };
      /** How long approvers have, as an ISO 8601 duration. Default: P7D */
      decideWithin?: string;
      /** After how many passes that find nothing wrong an exception ends as resolved. Default: 3 */
      resolveAfterRefreshes?: number;
      /** The most entities that one request may touch. Default: 1000 */
      maxEntities?: number;
      /** The group that decides about exceptions from a whole rule. */
      rulesOwner?: string;
    };
  };
}
