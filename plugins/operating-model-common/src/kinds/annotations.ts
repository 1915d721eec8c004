/** Annotations that any entity may carry. @public */
export const ANNOTATIONS = {
  /** One http or https URL: a runbook for those who do not want an entity for it yet. */
  runbook: 'operating-model/runbook',
  /** Where a group is reached: a URL, or the name of a channel. */
  contactChannel: 'operating-model/contact-channel',
  /** The group's address. */
  contactEmail: 'operating-model/contact-email',
  /** How much depends on the entity: low, medium, high or critical. */
  criticality: 'operating-model/criticality',
  /** The group that is called when nobody else answers. */
  escalation: 'operating-model/escalation',
  /** Of a user: the user or group that stands in. */
  deputy: 'operating-model/deputy',
} as const;
