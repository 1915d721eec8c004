import { PageHead } from '../shared/PageHead';
import layout from '../shared/layout.module.css';
import { TeamsTable } from './TeamsTable';

/** What each team carries. */
export function TeamsPage() {
  return (
    <div className={layout.page}>
      <PageHead view="teams" />
      <TeamsTable />
    </div>
  );
}
