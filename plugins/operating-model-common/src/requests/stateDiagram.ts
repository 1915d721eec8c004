import { REQUEST_EDGES } from './edges';
import { FINAL_STATES, RequestKind, RequestState } from './types';

const idOf = (state: RequestState) => state.replace('-', '_');

/**
 * The states of a request as a Mermaid state diagram.
 *
 * @param kind - all kinds in one diagram when absent
 * @public
 */
export function stateDiagram(kind?: RequestKind): string {
  const labels = new Map<string, string[]>();
  const states = new Set<RequestState>();
  for (const { by, kinds, from, to, when } of REQUEST_EDGES) {
    // What leaves the state as it is would only clutter the picture.
    if (to === 'same' || (kind && !kinds.includes(kind))) continue;
    const label = when ? `${by} (${when})` : by;
    for (const source of from) {
      for (const target of to) {
        if (source === target) continue;
        states.add(source).add(target);
        const arrow = `${idOf(source)} --> ${idOf(target)}`;
        const known = labels.get(arrow) ?? [];
        if (!known.includes(label)) labels.set(arrow, [...known, label]);
      }
    }
  }
  return [
    'stateDiagram-v2',
    ...[...states]
      .filter(state => idOf(state) !== state)
      .map(state => `  state "${state}" as ${idOf(state)}`),
    '  [*] --> draft',
    ...[...labels].map(([arrow, by]) => `  ${arrow}: ${by.join(', ')}`),
    ...[...states]
      .filter(state => FINAL_STATES.includes(state))
      .map(state => `  ${idOf(state)} --> [*]`),
  ].join('\n');
}
