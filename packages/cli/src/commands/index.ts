import { CreateCommand } from './CreateCommand';
import { exportCommand } from './export';
import { importCommand } from './import';
import { lintCommand } from './lint';
import { verifyAuditCommand } from './verifyAudit';
import { whatIfCommand } from './whatIf';
import { whoCommand } from './who';

/** In the order of the help text. */
export const commands: readonly CreateCommand[] = [
  lintCommand,
  whoCommand,
  whatIfCommand,
  importCommand,
  exportCommand,
  verifyAuditCommand,
];
