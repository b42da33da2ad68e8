// For jshell: WSMan is defined, for the instance of WINDLASS_BASE or of ~/.windlass.
//   jshell --class-path "$(winrm script -classpath)" --startup DEFAULT --startup lib/script/windlass.jsh
import io.windlass.wsman.automation.*;
import io.windlass.wsman.client.*;
io.windlass.wsman.automation.WSMan WSMan = new io.windlass.wsman.automation.WSMan();
