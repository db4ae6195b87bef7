"""The commands of the terminal, one module each; every module has `run(options, terminal)`."""
