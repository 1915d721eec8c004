/**
 * The pure core of Operating Model for Backstage.
 *
 * @packageDocumentation
 */
export * from './kinds';
export * from './model';
export * from './coverage';
export * from './policies';
export * from './rules';
export * from './api';
export * from './tables';
export * from './whatIf';
export {
  operatingModelPermissions,
  operatingModelReadPermission,
} from './permissions';
