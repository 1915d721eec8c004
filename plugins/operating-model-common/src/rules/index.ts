export {
  PRACTICES,
  SEVERITIES,
  type Practice,
  type Severity,
} from './vocabulary';
