import type { TSchema } from 'typebox';

/** One setting, as help and documents show it. */
export interface SettingRow {
  readonly path: string;
  readonly type: string;
  readonly unit: string;
  readonly fallback: unknown;
  readonly description: string;
}

interface SchemaNode {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly unit?: string;
  readonly default?: unknown;
  readonly description?: string;
}

/** Every setting of a schema with its dotted path, in the schema's order. */
export function describeSettings(schema: TSchema): SettingRow[] {
  return rows(schema as SchemaNode, '');
}

function rows(node: SchemaNode, path: string): SettingRow[] {
  if (node.properties !== undefined) {
    return Object.entries(node.properties).flatMap(([key, child]) =>
      rows(child, path === '' ? key : `${path}.${key}`),
    );
  }
  return [
    {
      path,
      type: typeWords(node),
      unit: node.unit ?? '',
      fallback: node.default,
      description: node.description ?? '',
    },
  ];
}

function typeWords(node: SchemaNode): string {
  if (node.enum !== undefined) return node.enum.join(' | ');
  const bounds = node.minimum === undefined ? '' : ` ${node.minimum} to ${node.maximum ?? 'any'}`;
  return `${node.type ?? 'any'}${bounds}`;
}
