export interface Config {
  operatingModel?: {
    /**
     * The activity that is meant when somebody asks whom to call without naming one, as an entity reference.
     * Default: `activity:default/respond-to-incidents`
     */
    incidentActivity?: string;
  };
}
