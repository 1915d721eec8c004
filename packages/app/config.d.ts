export interface Config {
  auth?: {
    providers?: {
      /** Sign-in by choosing a person, for development only. */
      persona?: {
        users: Array<{
          /**
           * The user entity to be, in full: `user:default/name`.
           * @visibility frontend
           */
          entityRef: string;
          /**
           * The name on the list.
           * @visibility frontend
           */
          name: string;
          /**
           * The person's role and what to try as that person.
           * @visibility frontend
           */
          title?: string;
        }>;
      };
    };
  };
}
