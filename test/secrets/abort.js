// Loaded into the program with `node --import`: ends it, once it has done its work, in the way that leaves a core dump.
process.on('exit', () => process.abort())
