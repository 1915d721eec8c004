import { TableProblem } from 'backstage-plugin-operating-model-common';
import { Alert } from '@backstage/ui';
import { useTexts } from '../../hooks/useTexts';
import styles from './editor.module.css';

interface TableProblemsProps {
  status: 'danger' | 'warning';
  title: string;
  problems: readonly TableProblem[];
}

/** What is wrong with a table, by row and column; nothing where nothing is. */
export function TableProblems({ status, title, problems }: TableProblemsProps) {
  const t = useTexts();
  if (problems.length === 0) return null;
  const headings = [
    t('editor.line'),
    t('editor.activity'),
    t('editor.column'),
    t('editor.problem'),
    t('editor.remedy'),
  ];
  return (
    <>
      <Alert status={status} icon title={title} />
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              {headings.map(heading => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {problems.map((problem, index) => (
              // The list is made anew with each reading, and two problems may say the same.
              // eslint-disable-next-line react/no-array-index-key
              <tr key={index}>
                <td>{problem.line ?? '–'}</td>
                <td>{problem.rowName || '–'}</td>
                <td>
                  {problem.column === undefined
                    ? '–'
                    : [problem.column, problem.columnName]
                        .filter(Boolean)
                        .join(' · ')}
                </td>
                <td>{problem.message}</td>
                <td>{problem.remedy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
