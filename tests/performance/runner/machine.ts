import { arch, cpus, platform } from 'node:os';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly system: string;
  readonly node: string;
}

export function thisMachine(): Machine {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown processor',
    cores: processors.length,
    system: `${platform()} ${arch()}`,
    node: process.version,
  };
}

export function machineLine({ cpu, cores, system, node }: Machine): string {
  return `${cpu}, ${cores} cores, ${system}, Node ${node}`;
}
