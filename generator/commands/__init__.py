"""What each command does and says; `generator.cli` is their face."""
