import { TeamsTable } from '../teams/TeamsTable';
import { PageHead } from './PageHead';
import styles from './matrices.module.css';

/** What each team carries. */
export function TeamsPage() {
  return (
    <div className={styles.page}>
      <PageHead view="teams" />
      <TeamsTable />
    </div>
  );
}
