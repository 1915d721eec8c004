import { Criterion } from 'backstage-plugin-operating-model-common';

/** A runbook names a tool of ours, so that it can be followed without asking around. */
export const approvedToolsCriterion: Criterion = {
  id: 'approved-tools',
  title: 'Approved tools',
  description: 'It names a tool, and none that has been retired',
  weight: 10,
  judge({ inline, tools }) {
    // Of an address in an annotation nobody knows the tools.
    if (inline) return undefined;
    if (tools.length === 0) return ['no tool named'];
    return tools.includes('ftp') ? ['it needs ftp, which is retired'] : [];
  },
};
