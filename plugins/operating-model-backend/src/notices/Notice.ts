/** Something that people are told besides what happens to requests; it is told once for each key. */
export interface Notice {
  key: string;
  title: string;
  description: string;
  /** Users and groups. */
  recipients: string[];
  /** Who knows it already. */
  except?: string;
  /** Where it leads: a path in the app. */
  link: string;
  /** What each person can switch off in their notification settings. */
  topic: string;
  /** A later one of the same scope takes the place of the one before. */
  scope: string;
}
