export interface Config {
  demo?: {
    /**
     * Whether a portal that nobody has used yet begins with a made-up history of the scorecard, targets and requests. It works with the
     * demo organization only, and in development only.
     */
    seed?: boolean;
  };
}
