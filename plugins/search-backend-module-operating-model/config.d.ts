import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /**
       * How activities, runbooks, matrices and agreements get into the search index.
       */
      operatingModel?: {
        /**
         * When they are indexed anew.
         * Default: every 10 minutes, for the first time after 3 seconds, ended after 15 minutes
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Where a result leads to, with `:namespace`, `:kind` and `:name` for those of the entity.
         * Default: `/catalog/:namespace/:kind/:name`
         */
        locationTemplate?: string;
        /**
         * How many definitions are read at a time.
         * Default: 500
         */
        batchSize?: number;
        /**
         * Whether the titles of owners, parties, activities and entities are indexed with the definition that names them; otherwise
         * their names. Leave it off where people may read a definition but not everything that it names.
         * Default: false
         */
        resolveTitles?: boolean;
      };
    };
  };
}
