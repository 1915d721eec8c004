export interface Config {
  operatingModel?: {
    catalog?: {
      /**
       * What entities must say about their owners. Each policy looks at the entity alone.
       */
      policies?: Array<{
        /** Names the policy in messages. */
        name: string;
        /** The entities that it is for, as a filter predicate; all when absent. */
        appliesTo?: object;
        /**
         * What is asked for: `owner`, `ownerIsGroup`, `contact`, `criticality`, `escalation`, `system`, `description`, or
         * `{ annotation: NAME }`.
         */
        require: Array<
          | 'owner'
          | 'ownerIsGroup'
          | 'contact'
          | 'criticality'
          | 'escalation'
          | 'system'
          | 'description'
          | { annotation: string }
        >;
        /**
         * `report` says so on the entity's Operations tab; `enforce` keeps the entity out of the catalog until it is mended.
         * Default: `report`
         */
        mode?: 'report' | 'enforce';
      }>;
      /**
       * From an owner's name as other tools write it to the group that is meant.
       */
      ownerAliases?: { [name: string]: string };
    };
  };
}
