/** One person, and the groups that the person may speak for. */
export interface Voice {
  by: string;
  groups: readonly string[];
}

/** The most people of whom each can be given a group that nobody else is given. */
function matched(voices: readonly Voice[]): number {
  const speaker = new Map<string, Voice>();
  function place(voice: Voice, tried: Set<string>): boolean {
    for (const group of voice.groups) {
      if (tried.has(group)) continue;
      tried.add(group);
      const holder = speaker.get(group);
      if (!holder || place(holder, tried)) {
        speaker.set(group, voice);
        return true;
      }
    }
    return false;
  }
  return voices.filter(voice => place(voice, new Set())).length;
}

/** How many approvals there are: one person counts once, and where groups must differ, for one group only. */
export function countVoices(
  voices: readonly Voice[],
  differentGroups: boolean,
): number {
  const people = [
    ...new Map(voices.map(voice => [voice.by, voice])).values(),
  ].filter(({ groups }) => groups.length);
  return differentGroups ? matched(people) : people.length;
}
